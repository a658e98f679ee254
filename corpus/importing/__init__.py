"""Outside documents (txt, md, html, pdf, docx) to statement files, with a ledger of what was left out and why."""

from corpus.importing.document import Facts, import_document
from corpus.importing.imported import Imported
from corpus.importing.ledger import Ledger, Reason, Removed

__all__ = ["Facts", "Imported", "Ledger", "Reason", "Removed", "import_document"]
