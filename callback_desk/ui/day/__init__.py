"""What several people share in a day: claims, notices, being told, call sheets."""
