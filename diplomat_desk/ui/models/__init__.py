"""Item models: what Qt's views ask, answered from frozen values."""
