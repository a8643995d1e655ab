"""Who pays and who gains, and which arrangement between payers would let each come out even."""
