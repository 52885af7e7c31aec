"""The month on the screen, as one HTML file, as Markdown and as a workbook: the same figures in each."""
