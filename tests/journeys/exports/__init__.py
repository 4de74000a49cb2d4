"""Exports of form products as clinics have them, each with what must come out."""
