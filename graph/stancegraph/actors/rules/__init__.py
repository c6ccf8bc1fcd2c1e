"""One module per linking rule: each reads the scene and yields findings, none changes anything."""
