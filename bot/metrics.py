"""What this process counts and times for Prometheus; no label holds anything that somebody wrote."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

REQUESTS = Counter(
    "vendordesk_requests", "Slack's requests, by kind and HTTP status of the answer.", ["kind", "status"],
    registry=REGISTRY,
)  # fmt: skip
REQUEST_SECONDS = Histogram(
    "vendordesk_request_seconds", "From a request to its acknowledgement; Slack waits 3 s.", ["kind"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10), registry=REGISTRY,
)  # fmt: skip
UNDER_WAY = Gauge("vendordesk_requests_under_way", "Requests being worked on now.", registry=REGISTRY)
ANSWERS = Histogram(
    "vendordesk_answer_seconds", "From a question or report to its answer.", ["kind"],
    buckets=(0.5, 1, 2, 3, 5, 10, 30, 60, 300, 3600), registry=REGISTRY,
)  # fmt: skip
MESSAGES = Counter(
    "vendordesk_messages", "Messages of the outbox, by what became of the attempt.", ["outcome"], registry=REGISTRY
)
FAILED_STEPS = Counter(
    "vendordesk_failed_steps", "Steps of the background that ended in an error.", ["step"], registry=REGISTRY
)
