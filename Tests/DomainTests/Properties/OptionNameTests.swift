import Domain
import Testing

@Suite("Options by their names in other languages")
struct OptionNameTests {
  @Test(
    "R5.20: values, labels and translations name an option, in any case and with or without accents",
    arguments: [
      ("lead", "lead"), ("Lead", "lead"), ("marketing qualified lead", "marketingqualifiedlead"),
      ("Abonnent", "subscriber"), ("Prenumerant", "subscriber"), ("Subskrybent", "subscriber"),
      ("ABBONATO", "subscriber"), ("Möjlighet", "opportunity"), ("Opportunita", "opportunity"),
      ("Szansa sprzedazy", "opportunity"), ("Kund", "customer"), ("Cliente", "customer"),
    ])
  func stages(text: String, value: String) {
    let option = PropertyOptions.option(
      named: text, among: PropertyOptions.initialLifecycleStages)
    #expect(option?.value == value)
  }

  @Test(
    "Lead statuses, marketing statuses and languages",
    arguments: [
      ("W toku", "IN_PROGRESS"), ("In corso", "IN_PROGRESS"), ("Pågående", "IN_PROGRESS"),
      ("in bearbeitung", "IN_PROGRESS"), ("In Progress", "IN_PROGRESS"), ("Neu", "NEW"),
    ])
  func leadStatuses(text: String, value: String) {
    let option = PropertyOptions.option(named: text, among: PropertyOptions.initialLeadStatuses)
    #expect(option?.value == value)
  }

  @Test(
    "R1.5: the marketing contact status in five languages",
    arguments: [
      ("Marketing contact", "true"), ("Marknadsföringskontakt", "true"),
      ("Marknadskontakt", "true"), ("Marketingkontakt", "true"), ("Kontakt marketingowy", "true"),
      ("Contatto marketing", "true"), ("Contatto di marketing", "true"),
      ("Icke-marknadsföringskontakt", "false"), ("Nicht-Marketingkontakt", "false"),
      ("kontakt niemarketingowy", "false"), ("Contatto non di marketing", "false"),
      ("Non marketing contact", "false"),
    ])
  func marketing(text: String, value: String) {
    let option = PropertyOptions.option(named: text, among: PropertyOptions.marketable)
    #expect(option?.value == value)
  }

  @Test(
    "Languages by code, label and their own name",
    arguments: [
      ("sv", "sv"), ("SV-SE", "sv-se"), ("Swedish", "sv"), ("Svenska", "sv"), ("Schwedisch", "sv"),
      ("Deutsch", "de"), ("Tedesco", "de"), ("Polski", "pl"), ("日本語", "ja"), ("Italiano", "it"),
    ])
  func languages(text: String, value: String) {
    #expect(PropertyOptions.option(named: text, among: PropertyOptions.languages)?.value == value)
  }

  @Test("What is no option stays none, and the account's own label goes before a translation")
  func others() {
    for text in ["", "--", "Leed", "marketing contacts"] {
      #expect(PropertyOptions.option(named: text, among: PropertyOptions.marketable) == nil)
    }
    let own = [PropertyOption("customer", "Customer"), PropertyOption("1007", "Kund")]
    #expect(PropertyOptions.option(named: "kund", among: own)?.value == "1007")
  }

  @Test("Yes and no in five languages")
  func flags() {
    for text in ["true", "YES", "1", "ja", "Tak", "sì", "Si"] {
      #expect(PropertyOptions.flag(named: text) == true, "\(text)")
    }
    for text in ["false", "No", "0", "nein", "Nej", "nie"] {
      #expect(PropertyOptions.flag(named: text) == false, "\(text)")
    }
    for text in ["", "maybe", "2"] { #expect(PropertyOptions.flag(named: text) == nil, "\(text)") }
  }
}
