"""`stancegraph query`"""
def query() -> int:
    return 0
