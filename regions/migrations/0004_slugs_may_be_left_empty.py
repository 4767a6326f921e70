from django.db import migrations, models

OF_PRACTICE = (
    "Last part of the address, the same in every language. Left empty, it is made from the title. A change leaves a "
    "redirect."
)
OF_TOPIC = "Used in addresses; the same in every language. Left empty, it is made from the name."


class Migration(migrations.Migration):
    dependencies = [("regions", "0003_key_facts_and_recordings")]

    operations = [
        migrations.AlterField(
            model_name="goodpractice",
            name="slug",
            field=models.SlugField(blank=True, help_text=OF_PRACTICE, max_length=255, verbose_name="slug"),
        ),
        migrations.AlterField(
            model_name="topic",
            name="slug",
            field=models.SlugField(blank=True, help_text=OF_TOPIC, max_length=100, verbose_name="slug"),
        ),
    ]
