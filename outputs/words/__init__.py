"""How numbers, days, places, agencies and failures are worded on paper."""
