"""Training small networks: tasks with their data, the loss, its gradients, and steps that lower it.

The page's first picture does not need this package, so it is not in the pack that every reader loads.
"""
