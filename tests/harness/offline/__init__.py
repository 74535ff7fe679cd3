# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put first on the module path of child processes, so that they refuse the network too."""
