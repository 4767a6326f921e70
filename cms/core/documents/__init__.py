"""What documents hold besides their text: found at upload, said, and removed where that is safe."""
