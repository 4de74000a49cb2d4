"""From the outside world to a Submission: reads, never stores."""
