/// An amount of money in the smallest unit of its currency, such as 22,500 cents.
package struct Price: Hashable, Sendable {
  package var minorUnits: Int
  /// Three capital letters of ISO 4217.
  package let currency: String

  /// `nil` when the currency is not three letters.
  package init?(minorUnits: Int, currency: String) {
    let code = currency.uppercased()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.minorUnits = minorUnits
    self.currency = code
  }

  /// Reads an amount as people write it, `225` or `225.50`, with a point; `nil` when it is none, is
  /// negative or has more decimals than the currency.
  package init?(amount: String, currency: String) {
    let decimals = Price.decimals(of: currency.uppercased())
    let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    guard parts.count <= 2, !parts[0].isEmpty, parts.count == 1 || !fraction.isEmpty,
      fraction.utf8.count <= decimals,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let units = Int(
        parts[0] + fraction + String(repeating: "0", count: decimals - fraction.utf8.count)),
      units <= Price.limit
    else { return nil }
    self.init(minorUnits: units, currency: currency)
  }

  /// The highest amount: what a million steps cost can still be reckoned.
  private static let limit = 1_000_000_000_000

  /// How many digits the currency has behind the point.
  package var decimals: Int { Price.decimals(of: currency) }

  /// `225.50`, with a point and as many decimals as the currency has.
  package var amount: String {
    let digits = padded(abs(minorUnits), decimals + 1)
    let sign = minorUnits < 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }

  package func times(_ factor: Int) -> Price {
    var price = self
    price.minorUnits = minorUnits * factor
    return price
  }

  /// The currencies of ISO 4217 that do not have two decimals.
  private static func decimals(of currency: String) -> Int {
    switch currency {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }
}
