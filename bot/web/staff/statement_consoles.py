"""The consoles about statements, corrections and the record, each with its routes in the order in which they match."""

import time

from fastapi import APIRouter

from bot.staff.account import Role
from bot.web.staff.block_pages import add_block_routes
from bot.web.staff.console import Console
from bot.web.staff.corrections_pages import add_correction_routes
from bot.web.staff.desk import Desk
from bot.web.staff.drafts import Drafts
from bot.web.staff.pin_pages import add_pin_routes
from bot.web.staff.record_pages import record_routes
from bot.web.staff.replace_pages import add_replace_routes
from bot.web.staff.statements_pages import add_statement_routes
from bot.web.staff.upload_pages import add_upload_routes
from bot.web.staff.versions_page import add_version_routes


def statement_consoles(desk: Desk, drafts: Drafts | None = None) -> tuple[Console, ...]:
    """Three links of the navigation. The reviewer reads; what changes something says itself who may."""
    drafts = drafts or Drafts(desk.settings.data / "drafts", time.time)
    statements, corrected = APIRouter(), APIRouter()
    add_upload_routes(statements, desk, drafts)
    add_replace_routes(statements, desk, drafts)
    add_version_routes(statements, desk)
    add_statement_routes(statements, desk)
    add_pin_routes(corrected, desk)
    add_block_routes(corrected, desk)
    add_correction_routes(corrected, desk)
    record = record_routes(desk.journal, desk.settings.data, desk.pages)
    return (
        Console("Statements", "/staff/statements", statements, Role.REVIEWER),
        Console("Corrections", "/staff/corrections", corrected, Role.REVIEWER),
        Console("Record", "/staff/record", record, Role.REVIEWER),
    )
