"""Every action of the app, declared as data, a module for each part of the app; menus and keys are made of them."""
