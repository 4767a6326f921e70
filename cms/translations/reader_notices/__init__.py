"""What readers are told about the words before them: marks in place, notices, two languages side by side."""
