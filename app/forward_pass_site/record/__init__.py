"""What is made ahead with the network itself: recorded reels, their pictures, and which seeds are worth recording."""
