"""How sure a result is: draws of its numbers, and what it hangs on. NumPy is loaded by what draws, and by no other."""
