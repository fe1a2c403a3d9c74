/// A symmetric matrix made of small blocks for pairs of sites: what is not there is zero.
///
/// A block has a row for each resource of its first site, by position there, and a column for each of its second.
struct SitePairMatrix: Sendable {
  let siteCount: Int
  let width: Int
  /// The sites of each block, the larger first.
  private(set) var sites: [(first: Int32, second: Int32)] = []
  /// At `(block · width + row) · width + column`.
  private(set) var values: [Double] = []
  /// At `first · siteCount + second`: the block, or -1.
  private var blockOfPair: [Int32]

  init(siteCount: Int, width: Int) {
    self.siteCount = siteCount
    self.width = width
    blockOfPair = [Int32](repeating: -1, count: siteCount * siteCount)
  }

  /// Where the values of a pair begin; a new block of zeros where there was none.
  private mutating func start(_ first: Int, _ second: Int) -> Int {
    let known = blockOfPair[first * siteCount + second]
    if known >= 0 { return Int(known) * width * width }
    blockOfPair[first * siteCount + second] = Int32(sites.count)
    sites.append((Int32(first), Int32(second)))
    let start = values.count
    values.append(contentsOf: repeatElement(0, count: width * width))
    return start
  }

  mutating func add(_ product: Double, at site: Int, _ row: Int, _ column: Int) {
    values[start(site, site) + row * width + column] += product
  }

  /// Adds the outer product of two vectors, of `rows` numbers at the one site and `columns` at the other.
  mutating func addProduct(
    _ site: Int, _ vector: [Double], _ offset: Int, _ rows: Int, _ other: Int, _ otherVector: [Double],
    _ otherOffset: Int, _ columns: Int, times factor: Double
  ) {
    guard site >= other else {
      return addProduct(other, otherVector, otherOffset, columns, site, vector, offset, rows, times: factor)
    }
    let start = start(site, other)
    let width = width
    values.withUnsafeMutableBufferPointer { values in
      vector.withUnsafeBufferPointer { vector in
        otherVector.withUnsafeBufferPointer { otherVector in
          for row in 0..<rows where vector[offset + row] != 0 {
            let scaled = factor * vector[offset + row]
            let place = start + row * width
            for column in 0..<columns { values[place + column] += scaled * otherVector[otherOffset + column] }
          }
        }
      }
    }
  }

  mutating func add(_ other: SitePairMatrix) {
    for (block, pair) in other.sites.enumerated() {
      let start = start(Int(pair.first), Int(pair.second))
      let from = block * width * width
      for index in 0..<width * width { values[start + index] += other.values[from + index] }
    }
  }

  mutating func scale(by factor: Double) { for index in values.indices { values[index] *= factor } }

  /// The block of a site with itself, at `row · width + column`.
  func diagonal(_ site: Int) -> [Double] {
    let block = Int(blockOfPair[site * siteCount + site])
    guard block >= 0 else { return [Double](repeating: 0, count: width * width) }
    return Array(values[block * width * width..<(block + 1) * width * width])
  }

  /// The product with a vector over sites' resources, both at `site · width + position`.
  func product(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: vector.count)
    let width = width
    result.withUnsafeMutableBufferPointer { result in
      vector.withUnsafeBufferPointer { vector in
        values.withUnsafeBufferPointer { values in
          for (block, pair) in sites.enumerated() {
            let (one, other) = (Int(pair.first) * width, Int(pair.second) * width)
            for row in 0..<width {
              let place = (block * width + row) * width
              var sum = 0.0
              for column in 0..<width { sum += values[place + column] * vector[other + column] }
              result[one + row] += sum
            }
            guard one != other else { continue }
            for row in 0..<width {
              let place = (block * width + row) * width
              let factor = vector[one + row]
              for column in 0..<width { result[other + column] += values[place + column] * factor }
            }
          }
        }
      }
    }
    return result
  }
}
