import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import VChart from 'vue-echarts'

/** The parts of the chart library that the report needs; loaded when the first chart comes on the page. */
use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])
export default VChart
