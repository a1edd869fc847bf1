"""What a press can begin: each gesture is a file of its own, and several tools share some."""
