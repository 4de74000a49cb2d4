"""What leaves the desk: CSV, workbooks and pages, each whole or not at all."""
