"""`stancegraph validate`"""
def validate() -> int:
    return 0
