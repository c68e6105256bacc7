"""Single verbs and nouns: values that go together, and limits that no schema can say."""
