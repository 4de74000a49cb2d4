"""What stands around the calls: who called, who somebody is, how to reach them."""
