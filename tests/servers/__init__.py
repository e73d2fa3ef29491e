"""Servers that tests start on loopback; some of them misbehave on purpose."""
