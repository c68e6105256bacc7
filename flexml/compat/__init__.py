"""Stand-ins for what other packages offer: programs written for them change an import and keep the rest."""
