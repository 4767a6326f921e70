from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who signs in: communications staff, a translator, an administrator."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")


class ShippedGroup(models.Model):
    """That a group of ours was made once, and which it is now. Renamed it is still found; deleted it stays away."""

    key = models.CharField(max_length=100, unique=True)
    group = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self):
        return self.key
