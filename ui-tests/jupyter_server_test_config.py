"""Configuration of the servers under test: open to everybody, so never for real use."""

import os
import shutil
from pathlib import Path

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821 - Jupyter puts it there when it loads this file
configure_jupyter_server(c)
c.JupyterNotebookApp.expose_app_in_browser = True

# Galata asks for many files that are not there, and each would be a warning.
c.Application.log_level = "ERROR"

# Restarts and many kernels at once are slow on a small machine.
c.MappingKernelManager.kernel_info_timeout = 120

root = Path(os.environ["JUPYTERLAB_GALATA_ROOT_DIR"])
root.mkdir(parents=True, exist_ok=True)
examples = Path(__file__).parent.parent / "examples"
if examples.is_dir():
    shutil.copytree(examples, root / "examples", dirs_exist_ok=True)
