"""Intake: from the bytes of a real, dirty list to leads and rejections."""
