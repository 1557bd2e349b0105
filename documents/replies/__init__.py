"""Answers to what was sent for comments: written here or written in, and settled remark by remark."""
