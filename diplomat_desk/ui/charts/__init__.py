"""Charts on the screen: the same descriptions as on paper, drawn by pyqtgraph and answering."""
