import Domain

extension HeaderNames {
  /// Labels in Swedish, German, Polish and Italian, and the common words for the same things
  /// (section 14).
  static let translatedNames: [(ContactProperty, [String])] = [
    (.recordID, ["Datensatz-ID", "Identyfikator rekordu", "ID record", "Post-ID", "レコードID"]),
    (
      .email,
      [
        "E-postadress", "Mejl", "Mejladress", "E-Mail", "Email-Adresse", "Mail", "E-mailadress",
        "Adres email", "Poczta e-mail", "Posta elettronica", "Indirizzo e-mail", "Indirizzo mail",
        "Adresse e-mail", "Adresse email",
      ]
    ),
    (.firstName, ["Tilltalsnamn", "Rufname", "Imiona", "Nome di battesimo", "Nome proprio"]),
    (.lastName, ["Familjenamn", "Familienname", "Zuname", "Nazwisko rodowe"]),
    (
      .phone,
      [
        "Telefon", "Telefonnummer", "Telefonnr", "Tfn", "Telefon arbete", "Rufnummer",
        "Telefon geschäftlich", "Numer telefonu", "Nr telefonu", "Telefono", "Numero di telefono",
        "Téléphone", "Teléfono", "電話番号",
      ]
    ),
    (
      .mobilePhone,
      [
        "Mobil", "Mobiltelefon", "Mobilnummer", "Mobiltelefonnummer", "Handy", "Handynummer",
        "Telefon komórkowy", "Komórka", "Cellulare", "Numero di cellulare", "Numero cellulare",
      ]
    ),
    (.fax, ["Faxnummer", "Telefax", "Faks", "Numer faksu", "Numero di fax"]),
    (
      .company,
      [
        "Företag", "Företagsnamn", "Organisation", "Firma", "Unternehmen", "Unternehmensname",
        "Firmenname", "Nazwa firmy", "Azienda", "Nome azienda", "Nome dell'azienda", "Società",
        "Ragione sociale", "Entreprise", "会社名",
      ]
    ),
    (
      .jobTitle,
      [
        "Befattning", "Jobbtitel", "Titel", "Yrkestitel", "Position", "Berufsbezeichnung",
        "Jobbezeichnung", "Funktion", "Stanowisko", "Qualifica", "Posizione lavorativa",
        "Mansione", "Ruolo",
      ]
    ),
    (
      .website,
      [
        "Webbplats", "Hemsida", "Webbplatsens URL", "Webseite", "Website-URL", "Internetseite",
        "Strona internetowa", "Strona www", "Sito web", "URL del sito web", "Sito",
      ]
    ),
    (.industry, ["Bransch", "Branche", "Branża", "Settore"]),
    (
      .numberOfEmployees,
      ["Antal anställda", "Mitarbeiterzahl", "Liczba pracowników", "Numero di dipendenti"]
    ),
    (
      .address,
      [
        "Gatuadress", "Adress", "Gata", "Postadress", "Straße", "Strasse", "Adresse", "Anschrift",
        "Straße und Hausnummer", "Ulica", "Adres", "Indirizzo", "Via",
      ]
    ),
    (.city, ["Stad", "Ort", "Postort", "Stadt", "Miasto", "Miejscowość", "Città", "Ville"]),
    (
      .state,
      ["Län", "Delstat/region", "Bundesland", "Bundesland/Region", "Województwo", "Provincia"]
    ),
    (
      .postalCode,
      [
        "Postnummer", "Postnr", "PLZ", "Postleitzahl", "Kod pocztowy", "CAP",
        "Codice postale", "Code postal",
      ]
    ),
    (
      .country,
      [
        "Land", "Land/region", "Kraj", "Kraj/region", "Paese", "Paese/Area geografica",
        "Paese/regione", "Nazione", "Pays",
      ]
    ),
    (.language, ["Språk", "Önskat språk", "Sprache", "Bevorzugte Sprache", "Język", "Lingua"]),
    (
      .lifecycleStage,
      [
        "Livscykelstadium", "Livscykelfas", "Lifecycle-Phase", "Etap cyklu życia",
        "Fase del ciclo di vita",
      ]
    ),
    (
      .leadStatus,
      [
        "Leadstatus", "Lead-status", "Status leada", "Stato del lead", "Stato lead",
      ]
    ),
    (
      .owner,
      [
        "Kontaktägare", "Ägare", "Zuständiger Mitarbeiter", "Kontakteigentümer",
        "Właściciel kontaktu", "Właściciel", "Proprietario del contatto", "Proprietario contatto",
      ]
    ),
    (
      .createDate,
      [
        "Skapad", "Skapandedatum", "Skapat datum", "Erstellt", "Erstellungsdatum", "Erstellt am",
        "Data utworzenia", "Utworzono", "Data di creazione", "Data creazione",
      ]
    ),
    (
      .lastModifiedDate,
      [
        "Senast ändrad", "Senaste ändringsdatum", "Zuletzt geändert", "Datum der letzten Änderung",
        "Data ostatniej modyfikacji", "Data dell'ultima modifica", "Data ultima modifica",
      ]
    ),
    (
      .lastActivity,
      [
        "Senaste aktivitet", "Datum för senaste aktivitet", "Letzte Aktivität",
        "Datum der letzten Aktivität", "Ostatnia aktywność", "Data ostatniej aktywności",
        "Ultima attività", "Data dell'ultima attività",
      ]
    ),
    (
      .marketingStatus,
      [
        "Status för marknadskontakt", "Status för marknadsföringskontakt", "Marknadskontakt",
        "Marknadsföringskontakt", "Marketingkontaktstatus", "Marketing-Kontaktstatus",
        "Marketingkontakt", "Status kontaktu marketingowego", "Kontakt marketingowy",
        "Stato del contatto marketing", "Stato contatto di marketing", "Contatto marketing",
      ]
    ),
    (
      .marketingUntilUpdate,
      [
        "Marknadsföringskontakt tills nästa uppdatering", "Marketing bis zu nächstem Update",
        "Kontakt marketingowy do następnej aktualizacji",
        "Contatto di marketing fino al prossimo aggiornamento",
      ]
    ),
    (
      .optedOut,
      [
        "Avregistrerad från all e-post", "Avregistrerad", "Von allen E-Mails abgemeldet",
        "Abgemeldet", "Wypisany ze wszystkich wiadomości e-mail", "Wypisany",
        "Annullata iscrizione a tutte le e-mail", "Disiscritto",
      ]
    ),
    (
      .additionalEmails,
      [
        "Ytterligare e-postadresser", "Weitere E-Mail-Adressen", "Dodatkowe adresy e-mail",
        "Indirizzi e-mail aggiuntivi",
      ]
    ),
  ]
}
