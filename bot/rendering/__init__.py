"""An Answer in every form it is shown or copied in; one file per form. Nothing here looks anything up."""
