/// The name that looks most like `word`, in any letter case: at most a third of its letters, and at
/// least one, may differ.
///
/// `nil` when none is near.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  let limit = max(1, letters.count / 3)
  var best: (distance: Int, name: String)?
  for name in names {
    let distance = editDistance(letters, Array(name.lowercased()))
    guard distance <= limit else { continue }
    if let found = best, (found.distance, found.name) <= (distance, name) { continue }
    best = (distance, name)
  }
  return best?.name
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      var cost = min(last[j + 1] + 1, current[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
