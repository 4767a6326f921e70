"""How the admin writes dates where Django has another custom in mind than the people here: the week begins on Monday,
and English has the day first.
"""
