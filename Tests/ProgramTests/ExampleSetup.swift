/// What the examples of the help pages take for granted: one account, one set of names.
enum ExampleSetup {
  /// Files by name, in the folder in which the examples run.
  static let files: [String: String] = [
    "people.csv": """
    First name,Last name,Email,Lifecycle stage
    Ida,Lind,ida@example.com,Customer
    Bo,Ek,bo@example.com,Lead

    """,
    "news.csv": """
    Email,Lifecycle stage
    nora@example.com,Subscriber
    per@example.com,Subscriber

    """,
    "fair.csv": """
    First name,Last name,Email,Phone
    Nora,Vik,nora@example.com,+47 22 12 34 56
    Kim,Dahl,kim@example.com,
    Bo,Ek,bo@example.com,+46 8 123 45 67

    """,
    "all-contacts.csv": """
    Record ID,First name,Last name,Email,Marketing contact status,Create Date
    90001,Liv,Strand,liv@example.com,Marketing contact,2024-03-01
    90002,Tor,Berg,tor@example.com,Non-marketing contact,2025-05-17

    """,
    "contacts.vcf": """
    BEGIN:VCARD
    VERSION:3.0
    N:Holm;Eva;;;
    FN:Eva Holm
    EMAIL:eva@example.com
    END:VCARD

    """,
    "contacts.jsonl": #"""
    {"email":"kim@example.com","firstname":"Kim"}
    {"email":"nora@example.com","lastname":"Vik"}

    """#,
    "submissions.jsonl": #"""
    {"email":"tor@example.com","firstname":"Tor"}

    """#,
    "chats.jsonl": #"""
    {"email":"liv@example.com"}

    """#,
    "ids.txt": "201\tJürgen\n1202\tAnna\n1408\tOle\n",
  ]

  /// Tools that a machine may lack; each does what the example needs of it.
  static let tools: [String: String] = [
    "jq": "#!/bin/sh\nexec cat",
    "curl": "#!/bin/sh\nprintf 'Who,First name\\nmia@example.com,Mia\\n'",
  ]

  /// Shell lines that make the account.
  static let lines = [
    """
    mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions
    """,
    """
    tierline init --as ida@example.com --user 'Ida Lind' --plan enterprise --tier 20000 \
    --purchased 2026-01-15 --time-zone Europe/Stockholm --sample 420
    """,
    "tierline users add bo@example.com --name 'Bo Ek' --login bo",
    "tierline users add eva@example.com --name 'Eva Holm'",
    "tierline teams create Sales",
    "tierline teams create North",
    "tierline teams add Sales bo@example.com",
    "tierline import people.csv",
    "tierline import news.csv",
    "tierline import news.csv --set-marketing --confirm 2",
    "tierline contacts set-marketing ida@example.com --confirm 1",
    "tierline contacts set-non-marketing ida@example.com --confirm 1",
    "tierline contacts delete 310 311 --confirm 2",
    "tierline lists create Newsletter --active --filter 'stage = subscriber'",
    "tierline lists create 'Fair 2026' ida@example.com",
    "tierline filters save 'Swedish leads' --filter 'stage = lead and country = Sweden'",
    "tierline filters save Waste --filter 'marketing = yes and mailable = no'",
    "tierline clean-up save 'No opens' --filter 'hs_email_last_open_date more than 180 days ago'",
    "tierline apps connect Bakery",
    "tierline apps token Bakery",
    "tierline apps connect 'Ticket shop'",
    "tierline apps disconnect 'Ticket shop'",
    "tierline api-key create > key.txt",
    "tierline forms create Newsletter --off",
    "tierline chatflows create Support",
    "tierline chatflows off Support",
    "tierline workflows create Newsletter --when 'stage = subscriber' --set marketing",
    "tierline workflows create Leads --when 'stage = lead' --set marketing",
    "tierline workflows on Leads --confirm $(tierline contacts count --filter 'stage = lead')",
  ]
}
