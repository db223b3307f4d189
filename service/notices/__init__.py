"""How people are told of news: their wishes, what was read, what came back."""
