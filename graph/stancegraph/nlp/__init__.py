"""The language room: spaCy pipelines, the packaged encoder, and the schemes that their labels follow."""
