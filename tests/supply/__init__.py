"""What the packaged program is made of: the lock file, its licences, its bill of materials, its audit."""
