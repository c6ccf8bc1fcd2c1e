"""Corpora that do not fit into memory: finished documents kept, graphs streamed, the work spread over a cluster."""
