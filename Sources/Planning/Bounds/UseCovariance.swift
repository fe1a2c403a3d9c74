import Formulation

/// How uses of resources vary together, summed over blocks: a symmetric matrix, kept dense where there are few resources and
/// by pairs of sites where there are many, since only sites that some block has to choose between vary together.
struct UseCovariance: Sendable {
  let model: SmoothedModel
  private let resourceCount: Int
  let isDense: Bool
  /// Lower triangle, at `row · resourceCount + column`; empty unless dense.
  private var dense: [Double] = []
  private(set) var pairs: SitePairMatrix

  init(_ model: SmoothedModel, resourceCount: Int, isDense: Bool) {
    self.model = model
    self.resourceCount = resourceCount
    self.isDense = isDense
    if isDense { dense = [Double](repeating: 0, count: resourceCount * resourceCount) }
    pairs = SitePairMatrix(siteCount: isDense ? 0 : model.realSiteCount, width: model.width)
  }

  /// Between two resources; only where dense.
  func between(_ first: Int, _ second: Int) -> Double {
    dense[max(first, second) * resourceCount + min(first, second)]
  }

  mutating func add(_ other: UseCovariance) {
    for index in dense.indices { dense[index] += other.dense[index] }
    pairs.add(other.pairs)
  }

  mutating func scale(by factor: Double) {
    guard factor != 1 else { return }
    for index in dense.indices { dense[index] *= factor }
    pairs.scale(by: factor)
  }

  mutating func divide(by divisor: Double) {
    for index in dense.indices { dense[index] /= divisor }
    pairs.scale(by: 1 / divisor)
  }

  /// Adds a product to the entry of two positions among a site's resources; each unordered pair is to be given once.
  mutating func add(_ product: Double, at site: Int, _ first: Int, _ second: Int) {
    if isDense {
      let start = model.resources.range(site).lowerBound
      let (row, column) = (model.resources.elements[start + first], model.resources.elements[start + second])
      dense[max(row, column) * resourceCount + min(row, column)] += product
    } else {
      pairs.add(product, at: site, first, second)
      if first != second { pairs.add(product, at: site, second, first) }
    }
  }

  /// Adds the outer product of a vector over a site's resources with itself.
  mutating func addSquare(_ site: Int, _ vector: [Double], _ offset: Int, times factor: Double) {
    let own = model.resources.range(site)
    guard isDense else {
      let count = own.count
      return pairs.addProduct(site, vector, offset, count, site, vector, offset, count, times: factor)
    }
    // The vector's number at a place of the list of all sites' resources.
    let shift = offset - own.lowerBound
    for first in own where vector[shift + first] != 0 {
      let scaled = factor * vector[shift + first]
      let resource = model.resources.elements[first]
      let row = resource * resourceCount
      for second in own where model.resources.elements[second] <= resource {
        dense[row + model.resources.elements[second]] += scaled * vector[shift + second]
      }
    }
  }

  /// Adds the outer product of vectors over two different sites' resources, and its transpose.
  mutating func addProduct(
    _ site: Int, _ vector: [Double], _ offset: Int, _ other: Int, _ otherVector: [Double], _ otherOffset: Int,
    times factor: Double
  ) {
    let (rows, columns) = (model.resources.range(site), model.resources.range(other))
    guard isDense else {
      return pairs.addProduct(
        site, vector, offset, rows.count, other, otherVector, otherOffset, columns.count, times: factor)
    }
    let (shift, otherShift) = (offset - rows.lowerBound, otherOffset - columns.lowerBound)
    for first in rows where vector[shift + first] != 0 {
      let scaled = factor * vector[shift + first]
      let row = model.resources.elements[first]
      for second in columns {
        let column = model.resources.elements[second]
        let product = scaled * otherVector[otherShift + second]
        dense[max(row, column) * resourceCount + min(row, column)] += row == column ? 2 * product : product
      }
    }
  }
}
