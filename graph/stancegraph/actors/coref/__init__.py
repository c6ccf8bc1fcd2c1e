"""Coreference by rule inside a document: relative and personal pronouns, definite descriptions, speakers."""
