"""Pictures made safe at upload: no hidden data, one kind of colours, and every size of the site can be made of them."""
