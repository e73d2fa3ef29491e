"""What answers are made of, one room a language: groups of words, and phrases by the cue they give."""
