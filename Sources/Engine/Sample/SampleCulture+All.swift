extension SampleCulture {
  /// In five scripts and more; the weights are the shares of the contacts.
  static let all = [
    SampleCulture(
      26, "sv", "Sweden", "SE",
      first:
        "Åsa Björn Märta Örjan Karin Erik Sofia Håkan Malin Elin Nils Ylva Göran Linnéa Tove Axel",
      last:
        "Lindström Öberg Åkesson Björklund Nyström Sandberg Hägg Wallin Ekström Sjöö Ljung Forsell",
      cities: "Stockholm Göteborg Malmö Uppsala Umeå Örebro Luleå", forms: "AB|Handelsbolag",
      phone: "+46 8 465 004 ##", street: "Storgatan"),
    SampleCulture(
      20, "en", "United Kingdom", "GB",
      first: "Grace Oliver Amelia Harry Isla Jack Freya Alfie Maisie Callum Niamh Rhys Imogen Hugh",
      last:
        "Whitfield O'Connor Hartley Smith-Jones Pemberton Ashworth Kerr Llewellyn Drummond Fairfax",
      cities: "London Leeds Bristol Glasgow Cardiff Belfast York", forms: "Ltd|plc|LLP",
      phone: "+44 7700 900###", street: "High Street"),
    SampleCulture(
      8, "en-us", "United States", "US",
      first: "Madison Tyler Savannah Austin Brooke Jordan Kayla Logan Peyton Wyatt Carmen Darnell",
      last:
        "Harrington McAllister Delgado Brooks Van_Buren Whitaker Sinclair Boone Castillo Pruitt",
      cities: "Chicago Austin Portland Boston Denver Raleigh", forms: "Inc.|LLC|Corp.",
      phone: "+1 202 555 01##", street: "Main Street"),
    SampleCulture(
      15, "de", "Germany", "DE",
      first: "Jürgen Käthe Günther Anja Jörg Bärbel Sabine Uwe Heike Torsten Friederike Götz Änne",
      last: "Müller Schäfer Groß Jäger Weiß Böhm Straßer Hübner Köhler Dörfler Überreuter Kißling",
      cities: "Berlin München Köln Düsseldorf Nürnberg Bremen", forms: "GmbH|AG|GmbH & Co. KG",
      phone: "+49 30 23125 ###", street: "Lindenstraße"),
    SampleCulture(
      8, "pl", "Poland", "PL",
      first:
        "Łukasz Małgorzata Paweł Agnieszka Elżbieta Żaneta Michał Józef Świętosława Grażyna Błażej",
      last: "Wiśniewska Wójcik Zielińska Dąbrowski Kozłowska Źródłowski Śliwiński Gołąb Żak Ćwik",
      cities: "Warszawa Kraków Łódź Wrocław Gdańsk Poznań", forms: "sp. z o.o.|S.A.",
      phone: "+48 22 555 01 ##", street: "ul. Długa"),
    SampleCulture(
      8, "it", "Italy", "IT",
      first:
        "Niccolò Francesca Chiara Matteo Alessandra Noè Giulia Zoè Mosè Ludovica Tommaso Desirée",
      last: "D'Angelo Forlì Cantù Mordà Bianchi Esposito Dell'Acqua Però Fabbri Santità Galli",
      cities: "Milano Roma Torino Bologna Forlì Cantù", forms: "S.r.l.|S.p.A.",
      phone: "+39 06 5550 1##", street: "Via Garibaldi"),
    SampleCulture(
      4, "fr", "France", "FR",
      first: "François Hélène Benoît Zoé Gaëlle Loïc Cécile Étienne Chloé Anaïs",
      last: "Lefèvre Dupré Bérenger Noël Châtelain L'Hôpital Guérin Béranger Deçu",
      cities: "Paris Lyon Nîmes Besançon Orléans", forms: "SARL|SAS",
      phone: "+33 1 99 00 ## ##", street: "rue de la Paix"),
    SampleCulture(
      4, "ja", "Japan", "JP",
      first: "さくら=sakura 陽菜=hina 蓮=ren 翔太=shota 美咲=misaki 健太=kenta 結衣=yui 大輔=daisuke ユリ=yuri",
      last: "佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 小林=kobayashi",
      cities: "東京 大阪 京都 札幌 福岡", forms: "株式会社|合同会社", phone: "+81 3 5550 01##", street: "中央通り"),
    SampleCulture(
      3, "zh-cn", "China", "CN",
      first: "伟=wei 芳=fang 秀英=xiuying 敏=min 静=jing 强=qiang 磊=lei 晓明=xiaoming 雪=xue",
      last: "王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 欧阳=ouyang 司马=sima 诸葛=zhuge",
      cities: "北京 上海 深圳 成都 西安", forms: "有限公司|集团", phone: "+86 10 5550 01##", street: "人民路"),
    SampleCulture(
      2, "ko", "South Korea", "KR",
      first: "민준=minjun 서연=seoyeon 지훈=jihun 하은=haeun 도윤=doyun 수아=sua 예준=yejun 지우=jiu",
      last: "김=kim 이=lee 박=park 최=choi 정=jeong 강=kang 남궁=namgung 황보=hwangbo",
      cities: "서울 부산 인천 대구", forms: "주식회사|유한회사", phone: "+82 2 555 01##", street: "세종대로"),
    SampleCulture(
      2, "ar", "Egypt", "EG",
      first:
        "أحمد=ahmed فاطمة=fatima عمر=omar عائشة=aisha يوسف=yusuf ليلى=layla نور=noor أمينة=amina",
      last: "حداد=haddad الفارسي=alfarsi خان=khan رحمن=rahman عزيز=aziz ناصر=nasser كريم=karim",
      cities: "القاهرة الإسكندرية الجيزة أسوان", forms: "ش.م.م|ذ.م.م", phone: "+20 2 5550 01##",
      street: "شارع النيل"),
    SampleCulture(
      2, "el", "Greece", "GR",
      first:
        "Ελένη=eleni Γιώργος=giorgos Μαρία=maria Νίκος=nikos Σοφία=sofia Άννα=anna Ιωάννης=ioannis",
      last:
        "Παπαδόπουλος=papadopoulos Αγγελής=angelis Νικολάου=nikolaou Γεωργίου=georgiou Ρήγας=rigas",
      cities: "Αθήνα Θεσσαλονίκη Πάτρα", forms: "Α.Ε.|Ε.Π.Ε.", phone: "+30 21 5550 01##",
      street: "Οδός Ερμού"),
    SampleCulture(
      2, "uk", "Ukraine", "UA",
      first:
        "Оксана=oksana Тарас=taras Надія=nadiia Богдан=bohdan Ірина=iryna Олесь=oles Соломія=solomiia",
      last: "Шевченко=shevchenko Коваленко=kovalenko Бондар=bondar Ткачук=tkachuk Лисенко=lysenko",
      cities: "Київ Львів Одеса Харків", forms: "ТОВ|ПрАТ", phone: "+380 44 555 01 ##",
      street: "вулиця Садова"),
    SampleCulture(
      2, "hi", "India", "IN",
      first: "आरव=aarav अनन्या=ananya विवान=vivaan दीया=diya अर्जुन=arjun मीरा=meera कृष्ण=krishna",
      last: "शर्मा=sharma वर्मा=verma गुप्ता=gupta अय्यर=iyer पटेल=patel सिंह=singh",
      cities: "दिल्ली मुंबई पुणे", forms: "Pvt. Ltd.|LLP", phone: "+91 11 5550 01##", street: "गांधी मार्ग"),
  ]

  static let companyNames = [
    "Northwind", "Fjällverk", "Blue Harbour", "Kornmühle", "Amber Lane", "Tundra & Co",
    "Lago Verde",
    "Silver Birch", "Polarstern", "Wren and Daughters", "Hafenblick", "Vistula Works",
    "Bright Anvil",
    "Sólheim", "Café Lumière", "Juniper, Moss", "Ostwind", "Quiet Mill", "Aurora", "Terra Rossa",
    "Kite \"Nine\"", "Lantern", "Harbor Light", "Grönsaksboden", "Iron Fern", "Meridian", "Saffron",
  ]

  static let companyFields = [
    "", "Design", "Logistics", "Foods", "Energy", "Software", "Textiles", "Health", "Travel",
    "Consulting", "Robotics",
  ]

  static let industries = [
    "Computer Software", "Retail", "Hospitality", "Logistics", "Renewables", "Health Care",
    "Education", "Food Production", "Textiles", "Consulting",
  ]

  static let jobTitles = [
    "Marketing Manager", "Sales Director", "Founder", "Office Manager", "CEO", "Buyer", "Engineer",
    "Head of Growth", "Teacher", "Operations Lead", "Accountant", "Content Editor",
  ]
}
