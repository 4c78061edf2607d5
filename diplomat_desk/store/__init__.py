"""The register's file: SQLAlchemy, SQLite and Alembic live here only; rows in, domain values out."""
