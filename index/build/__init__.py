"""Files -> readings -> library: incremental, in batches, with what renderings lend."""

from index.build.documents import read_articles, read_stream
from index.build.opening import Opened, open_paths, open_stream
from index.build.refreshing import outdated, refresh
from index.build.report import Progress, Report
from index.build.updating import check_paths, forget, update

__all__ = [
    "Opened",
    "Progress",
    "Report",
    "check_paths",
    "forget",
    "open_paths",
    "open_stream",
    "outdated",
    "read_articles",
    "read_stream",
    "refresh",
    "update",
]
