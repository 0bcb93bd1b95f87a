# The desk in one container; data lives in the volume /data. Build: docker build -t vendordesk .
FROM python:3.11-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
# PyTorch's CPU wheels live on an index of their own; without it pip would take gigabytes of CUDA.
ARG PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu
WORKDIR /src
COPY Makefile constraints.txt pyproject.toml README.md LICENSE ./
COPY bot bot
COPY indexer indexer
COPY knowledge knowledge
# The recipe that `make test` goes through (`packages` in the Makefile).
RUN make image-packages PYTHON=python3 VENV=/venv

FROM python:3.11-slim
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 desk && mkdir --mode 700 /data && chown desk /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH VENDORDESK_HOME=/data VENDORDESK_CACHE=/data/cache HF_HUB_OFFLINE=1
USER desk
VOLUME /data
# The weights are converted once, at the first start, into the volume.
ENTRYPOINT ["vendordesk"]
CMD ["serve"]
